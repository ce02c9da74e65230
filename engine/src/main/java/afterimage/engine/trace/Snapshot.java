package afterimage.engine.trace;

/** What happened at a step: seconds over all sittings, the recent pace, the batch's loss, clips made ahead. */
public record Snapshot(
        long step, double seconds, double stepsPerSecond, double learningRate, double loss, int clipsReady) {}
