package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.sequence.SequenceSpec;

/** The option {@code --speed MIN:MAX}. */
final class Speed {
    private Speed() {}

    /** The spec with this range, or as it is where the option was not given. */
    static SequenceSpec apply(String option, SequenceSpec spec) {
        if (option == null) {
            return spec;
        }
        String[] ends = option.split(":", -1);
        try {
            double min = Double.parseDouble(ends[0]);
            double max = ends.length == 1 ? min : Double.parseDouble(ends[1]);
            BadInput.unless(ends.length <= 2, "--speed takes MIN:MAX in pixels a frame, e.g. 3:5, not '%s'.", option);
            return spec.withSpeed(min, max);
        } catch (NumberFormatException e) {
            throw new BadInput("--speed takes MIN:MAX in pixels a frame, e.g. 3:5, not '" + option + "'.", e);
        }
    }
}
