package afterimage.app.cli;

import afterimage.engine.device.Device;
import afterimage.engine.run.Quantity;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "devices", description = "Lists what models can run on here.", mixinStandardHelpOptions = true)
final class DevicesCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        List<Device> devices = Device.list();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Output.json(devices));
            return;
        }
        devices.forEach(d -> out.printf(
                "%-8s %s%s, %s%n",
                d.name(),
                d.model(),
                d.cores() == 0 ? "" : ", " + d.cores() + " cores",
                Quantity.bytes(d.memoryBytes())));
    }
}
