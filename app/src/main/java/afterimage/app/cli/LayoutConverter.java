package afterimage.app.cli;

import afterimage.engine.clip.ClipLayout;
import picocli.CommandLine;

/** The words of {@code --layout}. */
final class LayoutConverter implements CommandLine.ITypeConverter<ClipLayout> {
    @Override
    public ClipLayout convert(String value) {
        return switch (value) {
            case "time-first" -> ClipLayout.TIME_FIRST;
            case "sequence-first" -> ClipLayout.SEQUENCE_FIRST;
            default ->
                throw new CommandLine.TypeConversionException(
                        "'" + value + "' is not a layout; say time-first or sequence-first.");
        };
    }
}
