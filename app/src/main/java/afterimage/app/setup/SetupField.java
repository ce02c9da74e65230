package afterimage.app.setup;

/** What can be set; problems are told beside the field that they are about. */
public enum SetupField {
    SPEED,
    FRAMES,
    SEED,
    LAYERS,
    KERNEL,
    PATCH,
    PEEPHOLE,
    RATE,
    BATCH
}
