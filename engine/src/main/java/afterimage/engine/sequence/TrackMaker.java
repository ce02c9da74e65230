package afterimage.engine.sequence;

import afterimage.engine.RandomStream;
import afterimage.engine.digits.DigitSet;
import java.util.ArrayList;
import java.util.List;

/** Moves one digit through its clip. Positions are doubles computed with StrictMath: the same bits everywhere. */
final class TrackMaker {
    private final SequenceSpec spec;
    private final int box;
    private final List<DigitTrack.Step> steps = new ArrayList<>();
    private final List<Bounce> bounces = new ArrayList<>();
    private double x;
    private double y;
    private double vx;
    private double vy;

    private TrackMaker(SequenceSpec spec, int side, double x, double y, double vx, double vy) {
        this.spec = spec;
        this.box = spec.size() - side;
        this.x = x;
        this.y = y;
        this.vx = vx;
        this.vy = vy;
    }

    /** Draws image, start, direction (uniform on the circle) and speed (uniform in the range), then moves. */
    static DigitTrack make(SequenceSpec spec, DigitSet digits, RandomStream random) {
        // By 31 bits alone, as in every clip so far; the bias is below count / 2^31.
        int image = (int) ((random.nextLong() >>> 33) * digits.count() >>> 31);
        int box = spec.size() - digits.side();
        double x = random.nextDouble() * box;
        double y = random.nextDouble() * box;
        double angle = random.nextDouble() * 2 * Math.PI;
        double speed = spec.minSpeed() + random.nextDouble() * (spec.maxSpeed() - spec.minSpeed());
        TrackMaker maker =
                new TrackMaker(spec, digits.side(), x, y, speed * StrictMath.cos(angle), speed * StrictMath.sin(angle));
        if (spec.moveFirst()) {
            maker.move(0);
        }
        return maker.track(digits.label(image), image);
    }

    /** Moves an image on from where it is in the first frame. */
    static DigitTrack from(SequenceSpec spec, MovingImage first, int image) {
        return new TrackMaker(spec, first.side(), first.x(), first.y(), first.vx(), first.vy()).track(-1, image);
    }

    private DigitTrack track(int label, int image) {
        record();
        for (int t = 1; t < spec.frames(); t++) {
            move(t);
            record();
        }
        return new DigitTrack(label, image, steps, bounces);
    }

    private void record() {
        steps.add(new DigitTrack.Step(x, y, vx, vy, whole(y), whole(x)));
    }

    private int whole(double position) {
        return (int) Math.floor(spec.truncate() ? position : position + 0.5);
    }

    private void move(int frame) {
        x += vx;
        while (x < 0 || x > box) {
            bounces.add(new Bounce(frame, x < 0 ? Bounce.Side.LEFT : Bounce.Side.RIGHT));
            x = inside(x);
            vx = -vx;
        }
        y += vy;
        while (y < 0 || y > box) {
            bounces.add(new Bounce(frame, y < 0 ? Bounce.Side.TOP : Bounce.Side.BOTTOM));
            y = inside(y);
            vy = -vy;
        }
    }

    /** Where a coordinate past an edge goes; after mirroring a very fast digit may be past the other edge. */
    private double inside(double past) {
        double edge = past < 0 ? 0 : box;
        return spec.wall() == SequenceSpec.Wall.CLAMP ? edge : 2 * edge - past;
    }
}
