package afterimage.engine;

/** What was asked for was right, but the place that it is written to failed meanwhile, e.g. as its disk is full. */
public final class NotWritten extends BadInput {
    public NotWritten(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
