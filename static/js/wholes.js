/**
 * Whole things of a crowd, fetched when somebody reads or inspects them; the last few are kept. Pure: how to ask, and whom to
 * tell when something has come, is given.
 *
 * @template T
 */
export class Wholes {
  /** @type {(key: string, what: Record<string, unknown>) => Promise<T>} */
  #ask;
  #tell;
  #most;
  /** @type {Map<string, T>} the longest unused first */
  #kept = new Map();
  /** @type {Set<string>} */
  #asked = new Set();

  /**
   * @param {(key: string, what: Record<string, unknown>) => Promise<T>} ask
   * @param {() => void} tell called when something has come
   * @param {number} most how many are kept
   */
  constructor(ask, tell, most) {
    this.#ask = ask;
    this.#tell = tell;
    this.#most = most;
  }

  /**
   * What is kept under a key; null where it is not there, and then it is asked for. What is refused is asked for again the
   * next time that somebody wants it.
   * @param {string} key
   * @param {Record<string, unknown>} what
   * @returns {T | null}
   */
  get(key, what) {
    const found = this.#kept.get(key);
    if (found !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
      return found;
    }
    if (!this.#asked.has(key)) void this.#fetch(key, what);
    return null;
  }

  /**
   * @param {string} key
   * @param {Record<string, unknown>} what
   */
  async #fetch(key, what) {
    this.#asked.add(key);
    try {
      this.#kept.set(key, await this.#ask(key, what));
    } catch {
      return;
    } finally {
      this.#asked.delete(key);
    }
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    this.#tell();
  }
}
