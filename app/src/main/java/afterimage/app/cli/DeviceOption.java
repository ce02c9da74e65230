package afterimage.app.cli;

import afterimage.engine.device.Devices;
import afterimage.engine.device.SessionSettings;
import picocli.CommandLine.Option;

/** The option {@code --device}. */
final class DeviceOption {
    @Option(names = "--device", defaultValue = "CPU:0", description = "See 'afterimage devices' (default CPU:0).")
    private String device;

    SessionSettings settings() {
        return SessionSettings.on(Devices.named(device));
    }
}
