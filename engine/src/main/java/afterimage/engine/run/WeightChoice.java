package afterimage.engine.run;

/** Which of a run's weights to use. */
public enum WeightChoice {
    /** BEST where training ended by itself, else AVERAGED where the run averages, else LAST. */
    USUAL,
    /** Those of the last step. */
    LAST,
    /** The average over the last steps. */
    AVERAGED,
    /** Those of the look with the lowest held-out loss. */
    BEST
}
