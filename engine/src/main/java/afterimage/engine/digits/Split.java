package afterimage.engine.digits;

/** Which digit images clips are made of. The three share no image: a held-out clip shows digits never trained on. */
public enum Split {
    /** The first 55,000 training images. */
    TRAIN,
    /** The last 5,000 training images. */
    VALIDATION,
    /** The 10,000 test images. */
    TEST
}
