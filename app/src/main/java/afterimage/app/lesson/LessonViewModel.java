package afterimage.app.lesson;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Revision;
import afterimage.engine.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The panel of lessons: closed, the list, or a step of one. */
public final class LessonViewModel {
    /** The runs that the lesson under way has trained, in order, and whether they stay in the list when it is left. */
    public record Runs(Supplier<List<Result>> results, BooleanProperty kept) {
        /** What a run came to on held-out clips; null before the first look. */
        public record Result(String run, Double loss) {}
    }

    /** No answer was chosen. */
    public static final int NONE = -1;

    /** Whether the panel is there. */
    public final BooleanProperty open = new SimpleBooleanProperty();
    /** Grows whenever list, step or answer have changed. */
    public final Revision revision = new Revision();
    /** What there is to say about the list; may be empty. */
    public final StringProperty note = new SimpleStringProperty("");
    /** What the present step waits for; may be empty. */
    public final StringProperty waiting;

    private final LessonPlayer player;
    private final LessonShelf shelf;
    /** Of lessons gone through to the end: how many predictions were right, by file. */
    private final Map<String, Integer> done = new HashMap<>();

    private final Map<Integer, Integer> answers = new HashMap<>();
    private final Set<Integer> visited = new HashSet<>();
    private List<LessonShelf.Entry> entries = List.of();
    public final Runs runs;
    private LessonShelf.Entry current;
    private int step;
    /** The step whose answer is still being trained, or {@link #NONE}. */
    private int unsettled = NONE;

    public LessonViewModel(LessonPlayer player, Supplier<Path> folder, Runs runs) {
        this.player = player;
        this.runs = runs;
        waiting = player.waiting;
        shelf = new LessonShelf(player, folder);
    }

    // The list

    /** As it was read last. */
    public List<LessonShelf.Entry> entries() {
        return entries;
    }

    /** Reads all lessons anew. */
    public List<LessonShelf.Entry> look() {
        entries = shelf.entries();
        return entries;
    }

    /** What became of a lesson so far, in words; empty if it was never gone through. */
    public String doneText(LessonShelf.Entry entry) {
        Integer right = done.get(entry.file());
        return right == null
                ? ""
                : Texts.of("lesson.done-text", right, entry.lesson().questions());
    }

    /** Where the user's own lessons are. */
    public String folder() {
        return shelf.folder().toString();
    }

    /** Opens the panel with its list; a lesson that is under way stays. */
    public void open() {
        if (current == null) {
            look();
        }
        open.set(true);
        revision.grow();
    }

    /** Leaves the lesson, if there is one, and closes the panel. */
    public void close() {
        leave();
        note.set("");
        open.set(false);
    }

    /** Copies of the program's lessons for the user to change. */
    public void copyToFolder() {
        try {
            int written = shelf.copyToFolder();
            String there = Texts.of("lesson.copies-there", folder());
            note.set(written == 0 ? there : Texts.of("lesson.copied", written, folder()));
        } catch (BadInput e) {
            note.set(Texts.said(e.getMessage()));
        }
        look();
        revision.grow();
    }

    // A lesson

    /** Begins a lesson; what it changes in the window is put back when it is left. */
    public void begin(LessonShelf.Entry entry) {
        if (entry.isBroken()) {
            return;
        }
        leave();
        open.set(true);
        String problem = player.begin();
        note.set(problem);
        if (problem.isEmpty()) {
            current = entry;
            answers.clear();
            unsettled = NONE;
            visited.clear();
            go(0);
        }
        revision.grow();
    }

    /** Back to the list, with the window as it was before the lesson. */
    public void leave() {
        if (current != null) {
            current = null;
            player.leave();
            look();
            revision.grow();
        }
    }

    public Optional<Lesson> lesson() {
        return Optional.ofNullable(current).map(LessonShelf.Entry::lesson);
    }

    public Lesson.Step step() {
        return current.lesson().steps().get(step);
    }

    /** Number of the present step, from 0. */
    public int stepIndex() {
        return step;
    }

    public boolean isLast() {
        return step == current.lesson().steps().size() - 1;
    }

    /** Whether the step needs no answer any longer. */
    public boolean canGoOn() {
        return step().question() == null || chosen() != NONE;
    }

    /** The answer chosen, or {@link #NONE}. */
    public int chosen() {
        return answers.getOrDefault(step, NONE);
    }

    /** Whether the answer can be told: one was chosen, and the run that it is about has ended. */
    public boolean isSettled() {
        return chosen() != NONE && unsettled != step;
    }

    /** What the runs came to that the answer is about; empty if it is about none. */
    public List<Runs.Result> results() {
        return player.lasts(step().question().actions()) ? runs.results().get() : List.of();
    }

    /** What an answer has begun may be over. */
    void pulse() {
        if (unsettled != NONE && waiting.get().isEmpty()) {
            unsettled = NONE;
            revision.grow();
        }
    }

    public boolean isRight() {
        return chosen() == step().question().answer();
    }

    /** Chooses an answer, once; then it is shown. */
    public void choose(int answer) {
        if (step().question() != null && chosen() == NONE) {
            answers.put(step, answer);
            player.perform(step().question().actions(), false);
            unsettled = player.lasts(step().question().actions()) ? step : unsettled;
            revision.grow();
        }
    }

    /** The next step, or the end of the lesson after the last. */
    public void next() {
        if (current != null && canGoOn()) {
            if (isLast()) {
                done.put(current.file(), right());
                leave();
            } else {
                go(step + 1);
            }
        }
    }

    /** The step before; stays at the first. */
    public void back() {
        if (current != null && step > 0) {
            go(step - 1);
        }
    }

    private int right() {
        List<Lesson.Step> steps = current.lesson().steps();
        return (int) answers.entrySet().stream()
                .filter(answer -> steps.get(answer.getKey()).question().answer() == answer.getValue())
                .count();
    }

    private void go(int to) {
        step = to;
        boolean again = !visited.add(to);
        List<Lesson.Action> actions = new ArrayList<>(step().actions());
        if (chosen() != NONE) {
            actions.addAll(step().question().actions());
        }
        player.perform(actions, again);
        revision.grow();
    }
}
