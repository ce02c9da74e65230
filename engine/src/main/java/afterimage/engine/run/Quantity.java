package afterimage.engine.run;

import afterimage.engine.Words;

public final class Quantity {
    /** Decimal, e.g. {@code 1.2 GB}. */
    public static String bytes(long bytes) {
        return bytes >= 1_000_000_000 ? Words.of("%.1f GB", bytes / 1e9) : Words.of("%.0f MB", bytes / 1e6);
    }
}
