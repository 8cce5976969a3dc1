import { Disposable, EventEmitter, type Event } from "vscode";
import { State, type BaseLanguageClient } from "vscode-languageclient";
import {
  REVIEW,
  REVIEW_CHANGED,
  RULE_TITLES,
  type ReviewResult,
  type RuleTitlesResult,
} from "../../server/lsp/protocol.ts";

/** What the server tells of all notes beyond their findings. */
export type Known = Disposable & {
  /** Undefined until every note has been read once. */
  review(): ReviewResult | undefined;
  /** What the rules are called, in the order of the guide. */
  titles(): RuleTitlesResult;
  readonly onDidChange: Event<void>;
  /** Asks where what is known may be out of date. To be called when somebody begins to look. */
  look(): void;
};

/** Asks the server anew whenever something changed, but only while `isLooking` says that somebody would see it. */
export function createKnown(client: BaseLanguageClient, isLooking: () => boolean): Known {
  const changed = new EventEmitter<void>();
  let review: ReviewResult | undefined;
  let titles: RuleTitlesResult = {};
  let isOld = false;
  let isAsking = false;

  function look(): void {
    if (isOld && !isAsking && isLooking()) void ask();
  }

  async function ask(): Promise<void> {
    isAsking = true;
    isOld = false;
    try {
      titles = await client.sendRequest<RuleTitlesResult>(RULE_TITLES);
      review = await client.sendRequest<ReviewResult>(REVIEW);
      changed.fire();
    } catch {
      isOld = true; // the server has gone: it is asked again when it is back
      return;
    } finally {
      isAsking = false;
    }
    look();
  }

  function haveAnother(): void {
    isOld = true;
    look();
  }

  const following = Disposable.from(
    changed,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) haveAnother();
    }),
    client.onNotification(REVIEW_CHANGED, haveAnother),
  );
  return {
    review: () => review,
    titles: () => titles,
    onDidChange: changed.event,
    look,
    dispose: () => void following.dispose(),
  };
}
