package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

class RemoteWorkerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.2", "host:", "host:0", "host:65536", ":7000", "a b:7000", "a:1:2", "grpc://a:1"})
    void whatIsNoAddressIsRefused(String address) {
        BadInput refusal = assertThrows(BadInput.class, () -> RemoteWorker.at(address));
        assertEquals(
                "'" + address + "' is no worker's address; it has to be host:port, e.g. 10.0.0.2:7000.",
                refusal.getMessage());
    }

    private static void refused(RemoteWorker none) {
        BadInput refusal = assertThrows(BadInput.class, () -> Device.named("grpc://" + none, List.of()));
        assertEquals(
                "There is no worker at " + none + ": nothing answers there; check the address, and that 'afterimage"
                        + " worker' runs.",
                refusal.getMessage());
    }

    @Test
    void whereNobodyListensOrSomethingElseDoesThereIsNoWorker() throws IOException {
        refused(WorkerProcess.free());
        System.setProperty("afterimage.worker.seconds", "1");
        try (ServerSocket other = new ServerSocket(0)) {
            refused(new RemoteWorker("localhost", other.getLocalPort()));
        } finally {
            System.clearProperty("afterimage.worker.seconds");
        }
    }

    @Test
    void itsDevicesAreNamedWithItsAddressAndItsPortIsItsOwn() throws IOException {
        try (WorkerProcess process = new WorkerProcess()) {
            RemoteWorker worker = process.worker;
            assertEquals(Set.of(), worker.connected());
            String name = process.name();
            Device cpu = Device.named(name, List.of());
            assertEquals(new Device(name + "/CPU:0", "CPU", "CPU", 0, 0), cpu);
            assertEquals(cpu, Device.named(name + "/cpu", List.of()));
            BadInput missing = assertThrows(BadInput.class, () -> Device.named(name + "/GPU:0", List.of()));
            assertTrue(missing.getMessage().contains("'" + name + "/GPU:0'"), missing.getMessage());
            BadInput taken = assertThrows(BadInput.class, () -> worker.listen(SessionSettings.cpu()));
            assertEquals("Port " + worker.port() + " is taken by another program; choose another.", taken.getMessage());
        }
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        try (WorkerProcess other = new WorkerProcess("afterimage_0_1")) {
            BadInput refusal = assertThrows(BadInput.class, other::settings);
            assertTrue(
                    refusal.getMessage()
                            .startsWith("The worker " + other.worker
                                    + " runs another version ('afterimage_0_1'; here it is '"),
                    refusal.getMessage());
        }
    }

    /** A variable that is set to 7, and read. */
    private static final class Counter implements AutoCloseable {
        private final SessionSettings settings;
        private final Graph graph = new Graph();
        private final Ops tf = Ops.create(graph);
        private final VarHandleOp handle =
                tf.varHandleOp(TFloat32.class, Shape.scalar(), VarHandleOp.sharedName("counter"));
        private final Op set = tf.assignVariableOp(handle, tf.constant(7f));
        private final Session session;

        Counter(SessionSettings settings) {
            this.settings = settings;
            this.session = settings.open(graph, 1);
        }

        float read() {
            try (var result = session.runner()
                    .fetch(tf.readVariableOp(handle, TFloat32.class))
                    .run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }

        @Override
        public void close() {
            settings.close(session, graph);
        }
    }

    @Test
    void whoSharesAWorkerSharesNothingElseAndItKnowsThem() throws IOException {
        try (WorkerProcess process = new WorkerProcess();
                Counter one = new Counter(process.settings());
                Counter other = new Counter(process.settings())) {
            one.session.runner().addTarget(one.set).run().close();
            assertEquals(7, one.read());
            assertThrows(TensorFlowException.class, other::read, "a variable of the same name, never set");
            boolean tells = System.getProperty("os.name").equals("Linux");
            assertEquals(tells ? Set.of("127.0.0.1") : Set.of(), process.worker.connected());
        }
    }

    @Test
    void whatAWorkersFailureMeansIsSaid() {
        String name = "grpc://10.0.0.2:7000/CPU:0";
        assertEquals(
                name + " has not answered for 30 seconds",
                DeviceFailed.in(new TensorFlowException("Deadline Exceeded"), name)
                        .getMessage());
        assertEquals(
                name + " was started anew and has lost this model",
                DeviceFailed.in(new TensorFlowException("Session a7de is not found."), name)
                        .getMessage());
        String both = name + ",grpc://10.0.0.3:7000/GPU:0";
        assertEquals(
                "grpc://10.0.0.3:7000/GPU:0 failed (Connection reset by peer)",
                DeviceFailed.in(
                                new TensorFlowException(
                                        "From /job:together/replica:0/task:1:\nConnection reset by peer\nand"),
                                both)
                        .getMessage());
        assertEquals(
                "one of " + name + ", grpc://10.0.0.3:7000/GPU:0 has not answered for 30 seconds",
                DeviceFailed.in(new TensorFlowException("Deadline Exceeded"), both)
                        .getMessage());
    }
}
