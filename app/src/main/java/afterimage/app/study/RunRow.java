package afterimage.app.study;

import afterimage.engine.study.StudyRun;

/**
 * A run in the queue, as shown.
 *
 * @param colour slot of its member, see {@link afterimage.app.theme.RunColours}
 * @param state a few words
 * @param share of its budget, 0 to 1
 * @param numbers steps, seconds and held-out loss
 * @param problem why it cannot go on; empty otherwise
 * @param opens whether there is anything to open
 */
public record RunRow(
        StudyRun run, int colour, String state, double share, String numbers, String problem, boolean opens) {}
