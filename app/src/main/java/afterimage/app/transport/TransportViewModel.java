package afterimage.app.transport;

import afterimage.app.control.Numbers;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.loop.Limit;
import afterimage.engine.trace.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What training is at: the buttons' states and the pills beside them. */
public final class TransportViewModel {
    private static final double NO_PROGRESS = -1;
    private static final double MEGABYTE = 1e6;

    public final ObjectProperty<SessionState> state = new SimpleObjectProperty<>(SessionState.IDLE);
    public final StringProperty runName = new SimpleStringProperty(Texts.of("transport.no-run"));
    public final StringProperty step = new SimpleStringProperty("0");
    /** Steps a second, or a dash while nothing trains. */
    public final StringProperty pace = new SimpleStringProperty("–");

    private final Messages messages;
    /** How far something is that has to be waited for, 0 to 1; negative when there is nothing. */
    public final DoubleProperty progress = new SimpleDoubleProperty(NO_PROGRESS);
    /** When training ends by itself, and how long that will take. */
    public final RunUntil until = new RunUntil();
    // What cannot be asked for now; buttons and menus follow.

    /** While the worker is busy with a run, structure cannot change. */
    public final BooleanBinding busy = state.isNotEqualTo(SessionState.IDLE);
    /** While something else has to be done first, Train is remembered. */
    public final BooleanBinding cannotTrain = state.isEqualTo(SessionState.RUNNING);
    /** Nothing to pause, or to stop. */
    public final BooleanBinding notTraining =
            state.isNotEqualTo(SessionState.RUNNING).and(state.isNotEqualTo(SessionState.PAUSED));

    public final BooleanBinding cannotStep =
            state.isEqualTo(SessionState.PREPARING).or(state.isEqualTo(SessionState.STOPPING));

    private String blankOutput = "";
    private long stepsDone;

    public TransportViewModel(Messages messages) {
        this.messages = messages;
    }

    /** TensorFlow's libraries are unpacked at the first start, which takes a while. */
    public void showUnpacking(long bytes, long totalBytes) {
        boolean whole = bytes >= totalBytes;
        if (!whole) {
            messages.stand(Texts.of("transport.unpacking", bytes / MEGABYTE, totalBytes / MEGABYTE));
        } else if (progress.get() >= 0) {
            messages.stand(Texts.of("transport.preparing"));
        }
        progress.set(whole ? NO_PROGRESS : (double) bytes / totalBytes);
    }

    /** Whether there is a run that trains, be it paused. */
    public boolean trains() {
        return state.get().trains() || state.get() == SessionState.STOPPING;
    }

    public long steps() {
        return stepsDone;
    }

    public void show(Mail mail) {
        until.show(mail);
        mail.of(OpenedRun.class).ifPresent(opened -> {
            runName.set(Home.shownName(opened.spec().name(), opened.folder()));
            showSteps(opened.step());
        });
        mail.of(News.Trained.class).map(News.Trained::latest).ifPresent(latest -> {
            showSteps(latest.step());
            pace.set(Words.of("%.1f", latest.stepsPerSecond()));
        });
        // The last save of a sitting comes with its end, which is the greater news.
        mail.of(News.Saved.class)
                .ifPresent(saved -> messages.tellBeside(
                        Texts.of(saved.elsewhere() ? "transport.followed" : "transport.saved", saved.step())));
        mail.of(SessionState.class).ifPresent(this::enter);
        mail.of(News.BlankOutput.class).ifPresent(blank -> showBlankOutput(blank.warning()));
        mail.of(News.Problem.class).ifPresent(problem -> messages.fail(problem.sentence()));
    }

    private void showSteps(long steps) {
        stepsDone = steps;
        step.set(Words.of("%,d", steps));
    }

    /** @param warning empty when it is over; then only this warning goes, not another problem */
    private void showBlankOutput(String warning) {
        if (!warning.isEmpty()) {
            messages.warn(warning);
        } else if (messages.problem.get().equals(blankOutput)) {
            messages.clearProblem();
        }
        blankOutput = warning;
    }

    private void enter(SessionState now) {
        state.set(now);
        if (now != SessionState.RUNNING) {
            pace.set("–");
        }
        switch (now) {
            case PREPARING -> {
                messages.clearProblem();
                messages.stand(Texts.of("transport.preparing"));
            }
            case RUNNING -> messages.stand(Texts.of("transport.training"));
            case PAUSED -> messages.stand(Texts.of("transport.paused"));
            case STOPPING -> messages.stand(Texts.of("transport.saving"));
            case IDLE ->
                messages.stand(until.ended.orElse(
                        Texts.of(stepsDone > 0 ? "transport.ready.trained" : "transport.ready", stepsDone)));
        }
    }

    /** When training ends by itself, whichever comes first; once reached it is gone, so that the next Train goes on. */
    public static final class RunUntil {
        /** Steps of the run, all sittings together; empty for no limit. */
        public final StringProperty steps = new SimpleStringProperty("");
        /** Time of one sitting; empty for no limit. */
        public final StringProperty seconds = new SimpleStringProperty("");
        /** The held-out loss to get below; empty for no limit. */
        public final StringProperty loss = new SimpleStringProperty("");
        /** Why what was typed cannot be used, or empty. */
        public final StringProperty problem = new SimpleStringProperty("");

        public final ObjectProperty<Limit> limit = new SimpleObjectProperty<>(Limit.none());
        /** What holds, e.g. {@code step 2,000 or held-out loss below 0.08}; empty without limit. */
        public final StringProperty words = new SimpleStringProperty("");
        /** Time left while training under a limit that tells it, e.g. {@code 3 min}; else empty. */
        public final StringProperty eta = new SimpleStringProperty("");

        private SessionState state = SessionState.IDLE;
        private long stepsDone;
        private double secondsBefore = Double.NaN;
        private double secondsSpent;
        private double heldOutLoss = Double.NaN;
        /** One line, if training has just ended by this limit. */
        Optional<String> ended = Optional.empty();

        public RunUntil() {
            List.of(steps, seconds, loss).forEach(each -> each.addListener((p, before, now) -> problem.set("")));
        }

        /** Takes what was typed; false where it cannot be used, and {@link #problem} says why. */
        public boolean apply() {
            try {
                set(new Limit(
                        whole(steps.get()),
                        number(seconds.get(), "until-seconds.no"),
                        loss.get().isBlank() ? null : (Double) number(loss.get(), "until-loss.no")));
                return true;
            } catch (BadInput e) {
                problem.set(Texts.said(e.getMessage()));
                return false;
            }
        }

        public void clear() {
            List.of(steps, seconds, loss).forEach(each -> each.set(""));
            set(Limit.none());
        }

        private void set(Limit other) {
            problem.set("");
            limit.set(other);
            words.set(inWords(other));
            eta.set("");
        }

        private static long whole(String text) {
            String plain = text.strip().replace(",", "");
            if (!plain.matches("0*[1-9]\\d{0,11}|")) {
                throw new BadInput(Texts.of("until-steps.no", text.strip()));
            }
            return plain.isEmpty() ? 0 : Long.parseLong(plain);
        }

        private static double number(String text, String refusal) {
            if (text.isBlank()) {
                return 0;
            }
            double value =
                    text.strip().matches("(\\d+\\.?\\d*|\\.\\d+)([eE]-?\\d+)?") ? Double.parseDouble(text.strip()) : 0;
            if (value > 0 && value <= 1e8) {
                return value;
            }
            throw new BadInput(Texts.of(refusal, text.strip()));
        }

        private static String inWords(Limit limit) {
            String steps = limit.steps() > 0 ? Texts.of("until.step", limit.steps()) : null;
            String time = limit.seconds() > 0 ? Numbers.duration(limit.seconds()) : null;
            String loss = limit.heldOutLoss() != null ? Texts.of("until.loss", limit.heldOutLoss()) : null;
            return Stream.of(steps, time, loss)
                    .filter(Objects::nonNull)
                    .reduce((one, other) -> Texts.of("until.or", one, other))
                    .orElse("");
        }

        void show(Mail mail) {
            mail.of(OpenedRun.class).ifPresent(opened -> {
                stepsDone = opened.step();
                secondsBefore = Double.NaN;
                secondsSpent = 0;
                heldOutLoss = Double.NaN;
            });
            mail.of(News.Looked.class)
                    .ifPresent(news -> heldOutLoss = news.latest().loss());
            mail.of(News.Trained.class).ifPresent(news -> advance(news.latest()));
            mail.of(SessionState.class).ifPresent(this::enter);
        }

        private void advance(Snapshot snapshot) {
            stepsDone = snapshot.step();
            // The first of a sitting tells what earlier sittings took.
            secondsBefore = Double.isNaN(secondsBefore) ? snapshot.seconds() : secondsBefore;
            secondsSpent = snapshot.seconds() - secondsBefore;
            double left = Double.POSITIVE_INFINITY;
            if (limit.get().steps() > 0 && snapshot.stepsPerSecond() > 0) {
                left = (limit.get().steps() - stepsDone) / snapshot.stepsPerSecond();
            }
            if (limit.get().seconds() > 0) {
                left = Math.min(left, limit.get().seconds() - secondsSpent);
            }
            eta.set(Double.isInfinite(left) ? "" : Numbers.duration(Math.max(0, left)));
        }

        private void enter(SessionState now) {
            boolean wasTraining = state.trains();
            state = now;
            if (now != SessionState.RUNNING) {
                eta.set("");
            }
            ended = Optional.empty();
            // A Stop by hand comes through STOPPING; without it, and with no problem told, time has run out.
            if (now == SessionState.IDLE && wasTraining && isReached()) {
                ended = Optional.of(Texts.of("until.ended", words.get(), stepsDone));
                clear();
            }
        }

        private boolean isReached() {
            // A snapshot is taken before its step's own time is added, so the last one lacks a step's time.
            return limit.get().reached(stepsDone, secondsSpent * 1.1 + 1, heldOutLoss);
        }
    }
}
