package afterimage.engine.cell;

/** Which memory the output gate's peephole sees. */
public enum OutputGate {
    /** c(t), as Greff et al. 2015 and Shi et al. 2015 have it. */
    NEW_MEMORY,
    /** c(t-1), as the lab report prints it. */
    OLD_MEMORY
}
