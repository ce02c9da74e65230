package afterimage.app.control;

import afterimage.app.theme.Palette;
import java.util.function.ToIntFunction;

/**
 * A line over a clip's steps, see {@link StepChart}.
 *
 * @param colour of the palette of now
 * @param values one a step; NaN where there is none
 * @param dashed as those are that stand for something to compare with
 */
public record StepLine(String name, ToIntFunction<Palette> colour, double[] values, boolean dashed) {}
