package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.device.Device;
import afterimage.engine.device.RemoteWorker;
import afterimage.engine.device.SessionSettings;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "worker", description = "Computes for other machines on this one's devices, until it is ended.")
final class WorkerCommand extends Subcommand implements Runnable {
    private static final int LOOK_MILLIS = 1000;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            required = true,
            description = "This machine's name or address as others reach it, and a port.")
    private String listen;

    @Option(
            names = "--i-trust-this-network",
            description = "That nobody reaches the port who may not do here what you may.")
    private boolean trusted;

    @Option(names = "--threads", description = "Threads on the CPU (default: one a core).")
    private Integer threads;

    @Override
    public void run() {
        RemoteWorker worker = RemoteWorker.at(listen);
        BadInput.unless(
                trusted,
                "A worker asks for no password, encrypts nothing and listens on all interfaces: whoever reaches port %d"
                        + " can do here what you may do; see docs/workers.md for safe ways, then add"
                        + " --i-trust-this-network.",
                worker.port());
        SessionSettings settings = threads == null ? SessionSettings.cpu() : SessionSettings.cpu(threads);
        worker.listen(settings);
        for (Device device : Device.list(settings)) {
            say(device.name() + " " + device.model() + ", " + Words.bytes(device.memoryBytes()));
        }
        say("Computes at grpc://" + worker + " for whoever reaches port " + worker.port() + "; Ctrl+C ends it.");
        try {
            Set<String> known = Set.of();
            while (true) {
                Set<String> now = worker.connected();
                if (!now.equals(known)) {
                    say("Connected: " + (now.isEmpty() ? "nobody" : String.join(", ", now)));
                    known = now;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
