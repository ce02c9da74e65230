package afterimage.engine.loop;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.ModelSummary;

/** Refuses models that the machine cannot hold before anything of them is built. */
final class MemoryNeed {
    /** @throws BadInput if training would need more memory than there is, with the estimate */
    static void require(ModelSummary summary, SessionSettings settings) {
        long needed = settings.isCpu() ? summary.memoryBytes() : summary.deviceBytes();
        require(needed, settings.freeBytes(), settings.device());
        requireHeap(summary.copyBytes(), Runtime.getRuntime().maxMemory());
    }

    static void require(long needed, long free, String device) {
        BadInput.unless(
                needed <= free,
                "Training this model needs about %s of memory, and %s has %s free; make its layers, clips or batch"
                        + " smaller.",
                Words.bytes(needed),
                device,
                Words.bytes(free));
    }

    static void requireHeap(long needed, long heap) {
        BadInput.unless(
                needed <= heap,
                "Saving this model needs about %s of Java's heap, which may grow to %s; start Java with a larger one,"
                        + " e.g. JAVA_TOOL_OPTIONS=-Xmx%dg.",
                Words.bytes(needed),
                Words.bytes(heap),
                needed * 5 / 4 / (1L << 30) + 1);
    }
}
