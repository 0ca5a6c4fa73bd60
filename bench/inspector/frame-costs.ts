import type { Browser, CDPSession, Page } from "@playwright/test";

/** What a gesture costs: frames a second depend on what else the machine does, the milliseconds of work hardly. */
export interface FrameCosts {
  framesPerSecond: number;
  /** Work for each frame, in milliseconds of processor time. */
  mainThreadMs: number;
  /** All of the page's process: its main thread, rastering and compositing. */
  pageMs: number;
  /** Times that React changed the page. */
  commits: number;
}

/** Counts what frames cost while something is done to a page. */
export class FrameMeter {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #system: CDPSession;

  private constructor(page: Page, session: CDPSession, system: CDPSession) {
    this.#page = page;
    this.#session = session;
    this.#system = system;
  }

  /** Before the page is opened. */
  static async on(page: Page, browser: Browser): Promise<FrameMeter> {
    await page.addInitScript(() => {
      window.react_commits = 0;
      window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: () => {
          window.react_commits += 1;
        },
        onCommitFiberUnmount: () => {},
        onPostCommitFiberRoot: () => {},
        checkDCE: () => {},
      };
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    return new FrameMeter(page, session, await browser.newBrowserCDPSession());
  }

  async measure(work: (page: Page) => Promise<void>): Promise<FrameCosts> {
    await this.#page.evaluate(() => {
      window.frames_seen = [];
      const note = (time: number) => {
        window.frames_seen.push(time);
        window.frames_request = requestAnimationFrame(note);
      };
      window.frames_request = requestAnimationFrame(note);
    });
    const before = await this.#worked();
    await work(this.#page);
    const after = await this.#worked();
    const times = await this.#page.evaluate(() => {
      cancelAnimationFrame(window.frames_request);
      return window.frames_seen;
    });
    const frames = Math.max(times.length - 1, 1);
    return {
      framesPerSecond: (frames * 1000) / ((times.at(-1) ?? 0) - (times[0] ?? 0)),
      mainThreadMs: (after.mainThreadMs - before.mainThreadMs) / frames,
      pageMs: (after.pageMs - before.pageMs) / frames,
      commits: after.commits - before.commits,
    };
  }

  async #worked(): Promise<Omit<FrameCosts, "framesPerSecond">> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    const { processInfo } = await this.#system.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    return {
      mainThreadMs: 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0),
      pageMs: 1000 * renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      commits: await this.#page.evaluate(() => window.react_commits),
    };
  }
}

declare global {
  interface Window {
    frames_seen: number[];
    frames_request: number;
    react_commits: number;
    __REACT_DEVTOOLS_GLOBAL_HOOK__: unknown;
  }
}
