package afterimage.app.cli;

import afterimage.engine.Words;
import afterimage.engine.device.Device;
import afterimage.engine.device.SessionSettings;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "devices", description = "Lists what models can run on here.")
final class DevicesCommand extends JsonCommand {
    @Override
    public void run() {
        List<Device> devices = Device.list(SessionSettings.cpu());
        print(devices, () -> {
            for (Device d : devices) {
                String cores = d.cores() == 0 ? "" : ", " + d.cores() + " cores";
                out().printf("%-8s %s%s, %s%n", d.name(), d.model(), cores, Words.bytes(d.memoryBytes()));
            }
        });
    }
}
