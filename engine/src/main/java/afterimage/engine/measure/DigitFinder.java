package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.DigitTrack;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the digits of a generated clip in frames that a model made of it, without being told where to look.
 *
 * <p>The digits' images are known, so each frame is explained as a sum of them at whole pixels, each with a brightness
 * of its own: the places of least squared error, found by orthogonal matching pursuit (Pati et al. 1993) with each digit
 * in turn as the first, and then moving one digit at a time over all places, the others' brightness fitted anew, until
 * none moves. That separates digits that overlap, and a blurred digit correlates best where its middle is.
 *
 * <p>Limits: a place is a whole pixel, as where digits are drawn; a digit that is turned into another shape is still
 * looked for as the old one; two digits blurred into one blob are found side by side in it; overlap is the maximum in
 * the clips but a sum here, so that in the true frames themselves a digit in an overlap is now and then a pixel off (of
 * two-digit clips' frames about one in a thousand).
 */
public final class DigitFinder {
    /** How far digits are looked for beyond the frame, pixels: a model may miss a bounce. Black is assumed there. */
    private static final int MARGIN = 6;

    public final List<DigitTrack> tracks;
    private final List<DigitTemplate> templates;
    private final int side;
    private final int height;
    private final int width;
    private final int down;
    private final int across;
    private final Overlaps overlaps;

    /** @param digits the split that the images of the clip's tracks are of */
    public DigitFinder(DigitSet digits, List<DigitTrack> tracks, int height, int width) {
        this.tracks = List.copyOf(tracks);
        this.templates = tracks.stream()
                .map(track -> new DigitTemplate(digits, track.image()))
                .toList();
        this.side = digits.side();
        this.height = height;
        this.width = width;
        this.down = height + 2 * MARGIN - side + 1;
        this.across = width + 2 * MARGIN - side + 1;
        this.overlaps = new Overlaps(templates, side);
    }

    /** Where the digits truly are in frame {@code t} of the clip, as drawn. */
    public List<Spot> truth(int t) {
        return IntStream.range(0, tracks.size())
                .mapToObj(d -> {
                    DigitTrack.Step step = tracks.get(d).steps().get(t);
                    return spot(d, step.row(), step.column(), 1);
                })
                .toList();
    }

    /** The digits in each frame of a clip, in the order of the tracks. Frames are looked at in parallel. */
    public List<List<Spot>> find(Clip clip) {
        IntStream frames = IntStream.range(0, clip.time()).parallel();
        return frames.mapToObj(t -> find(clip.frame(t))).toList();
    }

    /** @param frame [height, width] */
    List<Spot> find(float[] frame) {
        Pursuit pursuit = pursuit(plane(frame));
        int[] places = pursuit.places();
        double[] brightness = pursuit.brightness(places);
        return IntStream.range(0, places.length)
                .mapToObj(d ->
                        spot(d, places[d] / across - MARGIN, places[d] % across - MARGIN, Math.max(0, brightness[d])))
                .toList();
    }

    /** What a frame [height, width] shows at each digit's place without the others' share: [digit][side * side]. */
    float[][] squares(float[] frame) {
        float[] plane = plane(frame);
        Pursuit pursuit = pursuit(plane);
        int[] places = pursuit.places();
        double[] brightness = pursuit.brightness(places);
        float[][] squares = new float[places.length][side * side];
        for (int d = 0; d < places.length; d++) {
            float[] others = new float[plane.length];
            for (int e = 0; e < places.length; e++) {
                if (e != d && brightness[e] > 0) {
                    templates.get(e).add(others, stride(), places[e] / across, places[e] % across, brightness[e]);
                }
            }
            for (int i = 0; i < squares[d].length; i++) {
                int at = (places[d] / across + i / side) * stride() + places[d] % across + i % side;
                squares[d][i] = Math.max(0, plane[at] - others[at]);
            }
        }
        return squares;
    }

    private int stride() {
        return width + 2 * MARGIN;
    }

    private float[] plane(float[] frame) {
        float[] plane = new float[(height + 2 * MARGIN) * stride()];
        for (int y = 0; y < height; y++) {
            System.arraycopy(frame, y * width, plane, (y + MARGIN) * stride() + MARGIN, width);
        }
        return plane;
    }

    private Pursuit pursuit(float[] plane) {
        Stream<float[]> products = templates.stream().map(each -> each.correlate(plane, stride(), down, across));
        return new Pursuit(overlaps, products.toArray(float[][]::new), across);
    }

    private Spot spot(int digit, int row, int column, double brightness) {
        DigitTemplate template = templates.get(digit);
        return new Spot(column + template.centreX, row + template.centreY, brightness);
    }
}
