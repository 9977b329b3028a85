/** The line that a hand draws across the stage: the links that it would cut, and who would stand on which side. */
import { t } from "../sentences.js";
import { make, pathOf, put, round, write } from "./svg.js";

export class CutDrawing {
  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "cutting off", "aria-hidden": "true" });
    this.links = make("path", this.root, { class: "doomed" });
    this.line = make("path", this.root, { class: "knife" });
    this.caption = make("text", this.root, { class: "caption", x: 16, y: 26 });
  }

  /**
   * @param {import("../types.d.ts").Cutting | null} cutting
   * @param {import("./layout.js").Layout} layout
   */
  draw(cutting, layout) {
    put(this.root, "class", cutting ? "cutting" : "cutting off");
    if (!cutting) return;
    const { x1, y1, x2, y2, sides } = cutting;
    const ways = sides[0].flatMap((a) => sides[1].map((b) => layout.lane(a, b))).filter((lane) => lane !== null);
    put(this.links, "d", ways.map(({ way }) => pathOf(way)).join("") || "M0 0");
    put(this.line, "d", `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`);
    const parts = sides[0].length > 0 && sides[1].length > 0;
    write(this.caption, parts ? t("stage-cut-sides", { one: sides[0].join(" "), other: sides[1].join(" ") }) : t("stage-cut-nothing"));
  }
}
