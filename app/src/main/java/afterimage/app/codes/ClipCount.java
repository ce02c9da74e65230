package afterimage.app.codes;

import javafx.util.StringConverter;

/** A number of clips, to be chosen. */
final class ClipCount extends StringConverter<Integer> {
    @Override
    public String toString(Integer count) {
        return count == null ? "" : count + " clips";
    }

    @Override
    public Integer fromString(String text) {
        throw new UnsupportedOperationException("chosen, not typed");
    }
}
