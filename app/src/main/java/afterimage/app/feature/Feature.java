package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** A part of the program. It offers what it has; all of it is called on the window's thread. */
public interface Feature {
    /** Entries of the window's menus. */
    default List<MenuPart> menus() {
        return List.of();
    }

    /** Views inside the model, in the order of their tabs. */
    default List<Tab> tabs() {
        return List.of();
    }

    /** What can be exported. */
    default List<Exhibit> exhibits() {
        return List.of();
    }

    /** What lessons can ask of it. */
    default List<Verb> verbs() {
        return List.of();
    }

    /** What stays from one start of the program to the next. */
    default List<Remembered> remembered() {
        return List.of();
    }

    /** Tasks that bring this feature back to what it is now, e.g. after a lesson. */
    default List<Task> restoring() {
        return List.of();
    }

    /** Takes news of the training, three times a second at most. */
    default void show(Mail mail) {}

    /** @param now time of the pulse, nanoseconds */
    default void pulse(long now) {}

    /** Entries that stand together in a menu, parted by a line from others; the first part of a menu decides its place. */
    record MenuPart(String menu, MenuEntry... entries) {}

    /** What stands in a menu: a command, or commands behind a name of their own or in line, read when the menu opens. */
    sealed interface MenuEntry permits Command, MenuEntry.Submenu, MenuEntry.Line {
        /** @param commands read each time the menu opens, e.g. as runs come and go */
        record Submenu(String title, Supplier<List<Command>> commands) implements MenuEntry {}

        /** Commands without a name of their own, in the menu itself. */
        record Line(Supplier<List<Command>> commands) implements MenuEntry {}
    }

    /**
     * Something that the window can be asked for, by menu, key or command list.
     *
     * @param group the menu that it stands in, e.g. {@code File › Open recent}; empty before it stands in one
     * @param accelerator its keys, for the whole window; null if it has none
     * @param keys its shortcut in words, e.g. {@code Ctrl+E}; empty if it has none
     * @param disabled whether it cannot be asked for now
     * @param checked what it turns on and off; null for what is no switch
     */
    record Command(
            String group,
            String title,
            KeyCombination accelerator,
            String keys,
            ObservableValue<Boolean> disabled,
            BooleanProperty checked,
            Runnable action)
            implements MenuEntry {

        public static Command of(String title, Runnable action) {
            return new Command("", title, null, "", new SimpleBooleanProperty(), null, action);
        }

        /** @param key of the text that is its title */
        public static Command called(String key, Runnable action) {
            return of(Texts.of(key), action);
        }

        /** @param impossible while it cannot be asked for */
        public static Command called(String key, Runnable action, ObservableValue<Boolean> impossible) {
            return called(key, action).unless(impossible);
        }

        /** A switch. */
        public static Command toggle(String title, BooleanProperty value) {
            return new Command("", title, null, "", new SimpleBooleanProperty(), value, () -> value.set(!value.get()));
        }

        /** @param combination e.g. {@code Shortcut+E} */
        public Command key(String combination) {
            KeyCombination pressed = KeyCombination.keyCombination(combination);
            // The toolkit's own text has signs that fonts lack.
            String words = pressed.getDisplayText().replace("\u21b5", "Enter");
            return new Command(group, title, pressed, words, disabled, checked, action);
        }

        /** @param words keys that a view listens to itself, e.g. {@code F2} */
        public Command listed(String words) {
            return new Command(group, title, null, words, disabled, checked, action);
        }

        public Command unless(ObservableValue<Boolean> impossible) {
            return new Command(group, title, accelerator, keys, impossible, checked, action);
        }

        /** The same in a menu. */
        public Command in(String menu) {
            return new Command(menu, title, accelerator, keys, disabled, checked, action);
        }

        /** As the entry of a menu shows it: keys that no accelerator tells stand in brackets. */
        public String entry() {
            return accelerator == null && !keys.isEmpty() ? title + " (" + keys + ")" : title;
        }
    }

    /** A view behind a tab, made once; {@code id} is its name in lessons, and asking costs training while it is seen. */
    record Tab(String id, Supplier<Region> view, boolean asks, Consumer<Boolean> seen) {
        public String name() {
            return Texts.of(key());
        }

        public String about() {
            return Texts.of(key() + ".about");
        }

        /** Of its texts and its control, e.g. {@code inside-code-space}. */
        public String key() {
            return "inside-" + id.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * Something that a step of a lesson can do, by its name in the lesson's file; {@code assets/lessons/README.md} lists all.
     *
     * @param check of the values that a file gives: what would be right, empty where they can be used
     * @param tab to be brought to the front and to have looked into the model first; null if none has to
     * @param repeats whether it is done again where a step is gone back to
     * @param tasks what it does, in this order
     */
    record Verb(
            String name,
            Function<List<String>, String> check,
            String tab,
            boolean repeats,
            Function<List<String>, List<Task>> tasks) {

        /** @param what it does, see {@link Task#what}; {@code action} gets the values that were checked */
        public static Verb of(
                String name,
                Function<List<String>, String> check,
                String what,
                BooleanSupplier ready,
                Consumer<List<String>> action) {
            return new Verb(
                    name, check, null, true, values -> List.of(new Task(what, ready, () -> action.accept(values))));
        }

        /** The same, where it changes what the view behind a tab shows of the model. */
        public Verb in(String front) {
            return new Verb(name, check, front, repeats, tasks);
        }

        /** A check of one value out of a few. */
        public static Function<List<String>, String> oneOf(String... right) {
            String key = right.length == 1 ? "feature.verb.only" : "feature.verb.one-of";
            return values -> values.size() == 1 && List.of(right).contains(values.get(0))
                    ? ""
                    : Texts.of(key, String.join(", ", right), given(values));
        }

        /** A check of one whole number. */
        public static Function<List<String>, String> whole(int least, int most, String what) {
            return values -> values.size() == 1
                            && values.get(0).matches("\\d{1,6}")
                            && Integer.parseInt(values.get(0)) >= least
                            && Integer.parseInt(values.get(0)) <= most
                    ? ""
                    : Texts.of("feature.verb.whole", what, least, most, given(values));
        }

        /** What a file gave, for a refusal. */
        public static String given(List<String> values) {
            String all = String.join(", ", values);
            return all.length() > 40
                    ? all.substring(0, 40) + "…"
                    : all.isEmpty() ? Texts.of("feature.verb.nothing") : all;
        }
    }

    /** Something to be done as soon as {@code ready}, asked once a pulse; where it cannot be, {@code what} is told. */
    record Task(String what, BooleanSupplier ready, Runnable run) {
        /** A task that waits for nothing. */
        public static Task now(String what, Runnable run) {
            return new Task(what, () -> true, run);
        }
    }

    /** A choice in the preferences; {@code again} throws IllegalArgumentException for what somebody else wrote. */
    record Remembered(String name, Supplier<String> now, Consumer<String> again) {
        /** A switch. */
        public static Remembered flag(String name, Property<Boolean> value) {
            return new Remembered(
                    name, () -> value.getValue().toString(), text -> value.setValue(Boolean.parseBoolean(text)));
        }
    }
}
