/** Starts the page: its language and theme, what the server declares, the line, and the screen. */
import { effect } from "@preact/signals";
import { html, render } from "htm/preact";
import { takeDroppedFiles } from "./files.js";
import { freeFocusAfterPointer, listenToKeys } from "./keys.js";
import { keepLanguage } from "./language.js";
import { App } from "./panels/app.js";
import { keepGlimpse } from "./panels/glimpse.js";
import { tellSteps } from "./panels/told.js";
import { keepAddress, openSession } from "./session.js";
import * as state from "./state.js";
import { store } from "./store.js";
import { keepTheme } from "./theme.js";
import { connect } from "./wire.js";

keepTheme();
await keepLanguage();
const declared = await fetch("/catalogue.json");
state.catalogue.value = await declared.json();

effect(() => {
  void state.revision.value;
  // While the run plays nothing is lit: what leads to a step is followed once it stands.
  const chain = state.playing.value ? [] : store.causesOf(state.selectedStep.value);
  state.causes.value = {
    seqs: new Set(chain.map(({ seq }) => seq)),
    messages: new Set(chain.flatMap(({ message }) => (message === null ? [] : [message]))),
  };
});

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
listenToKeys();
freeFocusAfterPointer();
takeDroppedFiles();
keepAddress();
tellSteps();
keepGlimpse();
connect(openSession);
