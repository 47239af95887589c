// @ts-check
/**
 * A second copy of what is kept on the device, for the case that the browser is killed: it may
 * leave what went into `localStorage` off the disk for five seconds and more (Chromium,
 * Firefox), but not what went into IndexedDB. Where there is none, all works without it.
 */

const SHELF = "records";

export class Journal {
  /** @type {Promise<IDBDatabase> | undefined} */
  opened;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** @param {boolean} mayCreate @returns {Promise<IDBDatabase>} */
  open(mayCreate) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.name);
      request.onupgradeneeded = () => {
        if (mayCreate) request.result.createObjectStore(SHELF);
        else request.transaction?.abort();
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
  }

  /** @returns {Promise<string | null>} what was written last */
  async read() {
    try {
      const base = await this.open(false);
      const request = base.transaction(SHELF).objectStore(SHELF).get(SHELF);
      await new Promise((resolve) => (request.onsuccess = request.onerror = resolve));
      base.close();
      return request.result ?? null;
    } catch {
      return null;
    }
  }

  /** @param {string | null} text nothing, where nothing is kept any longer */
  async write(text) {
    try {
      this.opened ??= this.open(true);
      const base = await this.opened;
      base.transaction(SHELF, "readwrite").objectStore(SHELF).put(text, SHELF);
    } catch {
      this.opened = undefined;
    }
  }
}
