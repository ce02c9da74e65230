package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    @Test
    void batchesComeInOrderFromWhereTheRunIs() throws InterruptedException {
        MovingDigits clips = new MovingDigits(
                SequenceSpec.labReport().withFrames(2, 1), Mnist.packaged().read(Split.TEST), 1);
        try (BatchQueue queue = new BatchQueue(clips, 3, 5)) {
            for (int b = 5; b < 15; b++) {
                assertArrayEquals(clips.batch(3L * b, 3).input(), queue.take().input());
            }
        }
    }
}
