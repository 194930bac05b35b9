// Loads the page again once a data file has changed. Only in the preview, never in a site.
(() => {
  "use strict";
  const shown = document.currentScript.dataset.stamp;
  const address = new URL("preview.txt", document.currentScript.src);
  const look = async () => {
    try {
      const answer = await fetch(address, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The preview has ended, or is about to begin again: look again later.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
