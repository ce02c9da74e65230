package afterimage.app.setup;

/**
 * The nearest setting that works, offered beside one that does not.
 *
 * @param words what the offer says, e.g. {@code use 5}
 * @param apply puts it into the panel
 */
public record SetupFix(String words, Runnable apply) {}
