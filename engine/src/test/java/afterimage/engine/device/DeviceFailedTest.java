package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

class DeviceFailedTest {
    @Test
    void aFullDeviceIsToldApartFromALostOne() {
        RuntimeException full = DeviceFailed.in(new TFResourceExhaustedException("OOM when allocating\nmore"), "GPU:0");
        assertEquals("GPU:0 has no memory left for this model", full.getMessage());
        RuntimeException lost = DeviceFailed.in(
                new TensorFlowException("CUDA_ERROR_LAUNCH_FAILED: unspecified launch failure\n\t [[node]]"), "GPU:1");
        assertEquals("GPU:1 failed (CUDA_ERROR_LAUNCH_FAILED: unspecified launch failure)", lost.getMessage());
        assertInstanceOf(DeviceFailed.class, lost);
    }

    /** As a worker says it whose memory is bounded, and is sent the weights of 2500 units. */
    @Test
    void aWorkerThatCannotHoldWhatItIsSentIsFull() {
        RuntimeException full = DeviceFailed.in(
                new TFInvalidArgumentException("Invalid TensorProto for feed value 0"), "grpc://10.0.0.2:7000/CPU:0");
        assertEquals("grpc://10.0.0.2:7000/CPU:0 has no memory left for this model", full.getMessage());
    }

    @Test
    void whatIsNotTheDevicesFaultStaysWhatItIs() {
        for (RuntimeException other :
                new RuntimeException[] {new TFInvalidArgumentException("shape"), new IllegalStateException("x")}) {
            assertSame(other, DeviceFailed.in(other, "GPU:0"));
        }
    }

    @Test
    void onlyAnotherDeviceThanTheCpuLeavesTheCpu() {
        DeviceFailed full = DeviceFailed.outOfMemory(new OutOfMemoryError("Physical memory usage is too high"));
        assertFalse(full.leavesTheCpu());
        assertEquals(
                "There is no memory left for this model; try a smaller one.",
                full.and("try a smaller one.").getMessage());
        RuntimeException gpu = DeviceFailed.in(new TFResourceExhaustedException("OOM"), "GPU:0");
        assertTrue(((DeviceFailed) gpu).and("saved.").leavesTheCpu());
    }
}
