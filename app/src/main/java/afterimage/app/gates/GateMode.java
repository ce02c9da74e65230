package afterimage.app.gates;

/** Which of a layer's channels are shown. */
public enum GateMode {
    MEAN,
    CHANNEL,
    ACTIVE,
    /** Not channels, but what the movers carry. */
    MOVERS
}
