package afterimage.app.session;

import afterimage.engine.device.MatrixPeak;
import afterimage.engine.device.SessionSettings;

/** Operations a second of a product of large matrices, 2 a multiply-add, and bytes that a model could have. */
public record MachineRate(double flopsPerSecond, long freeBytes) implements News.Awaited {
    /** Measures it; takes a moment. */
    static MachineRate of(SessionSettings settings) {
        long free = settings.freeBytes();
        try (MatrixPeak peak = new MatrixPeak(settings)) {
            return new MachineRate(Math.max(peak.measure(), peak.measure()), free);
        }
    }
}
