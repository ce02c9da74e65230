package afterimage.app.desk;

import afterimage.app.feature.Feature.Command;
import afterimage.app.feature.Feature.MenuEntry;
import afterimage.app.feature.Feature.Remembered;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Preference;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.Words;
import afterimage.engine.device.NativeFiles;
import afterimage.engine.device.RemoteWorker;
import afterimage.engine.file.Trees;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The preferences that hold from the next start, and libraries of earlier versions. */
public final class PreferencesDesk {
    /** Folders of TensorFlow's libraries that this program does not use. */
    public final SimpleObjectProperty<List<Path>> old = new SimpleObjectProperty<>(List.of());
    /** Devices of workers that were added. */
    public final SimpleObjectProperty<List<String>> remote = new SimpleObjectProperty<>(List.of());

    private final UnaryOperator<String> reach;
    private final Map<Preference, String> chosen = new EnumMap<>(Preference.class);
    private final Messages messages;
    private final Worker worker;

    /** @param reach asks the worker of a device such as {@code grpc://10.0.0.2:7000} for its best one, or refuses */
    public PreferencesDesk(Messages messages, Worker worker, UnaryOperator<String> reach) {
        this.reach = reach;
        this.messages = messages;
        this.worker = worker;
    }

    /** Looks for {@link #old} ones if they are shown. */
    public void look(boolean shown) {
        if (shown) {
            worker.run(() -> NativeFiles.useless(NativeFiles.cache()), messages::refuse, old::set);
        }
    }

    public void remove(boolean agreed) {
        List<Path> folders = agreed ? old.get() : List.of();
        folders.forEach(each -> worker.run(() -> removed(each), messages::refuse, messages::tell));
        look(agreed);
    }

    private static String removed(Path folder) {
        String size = size(List.of(folder));
        Trees.delete(folder);
        return Texts.of("preferences.freed", size, folder);
    }

    public static String size(List<Path> folders) {
        return Words.bytes(folders.stream().mapToLong(Trees::bytes).sum());
    }

    /** Offers a worker's device, and chooses it, once it has answered. */
    public void add(String address) {
        worker.run(() -> reach.apply(RemoteWorker.SCHEME + address), messages::refuse, device -> {
            choose(Preference.DEVICE, device);
            remote.set(Stream.concat(remote.get().stream(), Stream.of(device))
                    .distinct()
                    .toList());
        });
    }

    public List<String> values(Preference which) {
        return which == Preference.DEVICE
                ? Stream.concat(which.values.stream(), remote.get().stream()).toList()
                : which.values;
    }

    public String chosen(Preference which) {
        return chosen.getOrDefault(which, which.values.get(0));
    }

    public void choose(Preference which, String value) {
        if (!chosen(which).equals(value)) {
            chosen.put(which, value);
            messages.tell(Texts.of("preferences.next", Texts.of(which), words(value)));
        }
    }

    public static String words(String value) {
        return value.matches("[a-z]*") ? Texts.of("preferences.value." + value) : value;
    }

    /** All values of one, of which one is checked, as it is when the menu opens. */
    public MenuEntry entry(Preference which) {
        return new MenuEntry.Submenu(
                Texts.of(which),
                () -> values(which).stream().map(value -> toggle(which, value)).toList());
    }

    private Command toggle(Preference which, String value) {
        SimpleBooleanProperty is = new SimpleBooleanProperty(chosen(which).equals(value));
        is.addListener((p, before, now) -> choose(which, value));
        return Command.toggle(words(value), is);
    }

    public List<Remembered> remembered() {
        Remembered workers = new Remembered(
                "workers",
                () -> String.join(" ", remote.get()),
                devices -> remote.set(Stream.of(devices.split(" "))
                        .filter(Preference.DEVICE::accepts)
                        .filter(device -> !Preference.DEVICE.values.contains(device))
                        .toList()));
        Stream<Remembered> choices = Arrays.stream(Preference.values())
                .map(each -> new Remembered(each.key(), () -> chosen(each), value -> {
                    if (each.accepts(value)) {
                        chosen.put(each, value);
                    }
                }));
        return Stream.concat(choices, Stream.of(workers)).toList();
    }
}
