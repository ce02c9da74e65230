package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.home.Home;
import afterimage.app.home.PreferencesFile;
import afterimage.app.home.Pretrained;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Worker;
import afterimage.app.theatre.TrialViewModel;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipFile;
import afterimage.engine.data.Data;
import afterimage.engine.exchange.EventFile;
import afterimage.engine.exchange.ProjectorFolder;
import afterimage.engine.exchange.PythonFolder;
import afterimage.engine.exchange.SavedModelFolder;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SharedRun;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.Trial;
import afterimage.engine.run.WeightFile;
import afterimage.engine.sequence.MovingClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What files and folders mean for the window, wherever they were chosen. Whatever cannot be used is told. */
public record FileDesk(RunDesk desk, Worker worker, PreferencesFile preferences) {
    /** So many clips can be looked at one by one, and run through a model between training steps. */
    private static final int MAX_CLIPS = 16;

    private static final int MAX_NAME = 80;

    /** The runs opened last that are still there, the latest first. */
    public List<Path> recent() {
        return preferences.get().recentRuns().stream().filter(RunFolder::isRun).toList();
    }

    /** Opens what was dropped or given, by its name and place; {@code data} gets all else, to be trained on. */
    public void accept(List<Path> files, Consumer<List<Path>> data) {
        Path file = files.get(0);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean isFile = files.size() == 1 && !Files.isDirectory(file);
        if (files.size() == 1 && runOf(file).isPresent()) {
            desk.open(runOf(file).get());
            return;
        }
        switch (isFile ? name.replaceFirst(".*(?=\\.)", "") : "") {
            case ".npz" -> importWeights(file);
            case ".npy" -> importClips(file, why -> data.accept(files));
            case ".json" -> openSpec(file);
            case SharedRun.ENDING -> openShared(file);
            default -> data.accept(files);
        }
    }

    /** The run that {@code file} is, or belongs to as one of the files that a run is made of. */
    static Optional<Path> runOf(Path file) {
        if (Files.isDirectory(file)) {
            return RunFolder.isRun(file) ? Optional.of(file) : Optional.empty();
        }
        Path folder = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        boolean own = name.equals("run.json") || (name.startsWith("checkpoint.") && name.endsWith(".npz"));
        return own && folder != null && RunFolder.isRun(folder) ? Optional.of(folder) : Optional.empty();
    }

    public void openSpec(Path file) {
        worker.run(() -> SpecJson.read(file), desk.messages::refuse, spec -> {
            desk.setup.fill(spec);
            desk.messages.tell(Texts.of("desk.settings-read", file.getFileName()));
        });
    }

    public void importWeights(Path file) {
        RunSpec spec = desk.setup.spec.get();
        if (spec == null) {
            desk.messages.refuse(Texts.of("desk.weights-without"));
            return;
        }
        Path parent = desk.runs.get();
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        RunSpec named = spec.with("name", runName(name, spec.name()));
        String folder = Home.folderName(named.name());
        desk.openMade(() -> WeightFile.open(file, named, Home.free(parent, folder)), "desk.busy.import");
    }

    /** Unpacks a shared run among the others, and opens it. */
    void openShared(Path file) {
        Path parent = desk.runs.get();
        String name = Home.folderName(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        desk.openMade(() -> SharedRun.open(file, Home.free(parent, name)), "desk.busy.open");
    }

    /** A file's name as a run's, or the other one where it cannot be. */
    private static String runName(String fileName, String otherwise) {
        String name = fileName.strip();
        String short80 = name.substring(0, Math.min(MAX_NAME, name.length())).strip();
        return name.isEmpty() ? otherwise : short80;
    }

    /** Clips of a file in place of the held-out ones. */
    public void importClips(Path file) {
        importClips(file, desk.messages::refuse);
    }

    private void importClips(Path file, Consumer<String> refuse) {
        RunSpec spec = desk.inView().orElse(desk.setup.spec.get());
        if (spec == null) {
            refuse.accept(Texts.of("desk.clips-without"));
            return;
        }
        worker.run(() -> read(file, spec), refuse, desk.session.view::showGuests);
    }

    private static GuestClips read(Path file, RunSpec spec) {
        int frames = spec.sequence().frames();
        try (ClipFile clips = new ClipFile(file, frames, frames, spec.sequence().size(), null)) {
            int shown = Math.min(MAX_CLIPS, clips.count());
            String name = file.getFileName().toString();
            String about = shown == clips.count()
                    ? name + ": " + Texts.count("desk.imported", shown)
                    : Texts.of("desk.imported.first", name, shown, clips.count());
            return new GuestClips(about, clips.read(0, shown), null, null);
        }
    }

    /** Clips of a trial, made of the held-out digits, in place of the held-out ones; null for those again. */
    public void showTrial(Trial trial) {
        RunSpec run = desk.inView().orElse(null);
        if (trial == null || run == null) {
            desk.session.view.showGuests(GuestClips.NONE);
        } else {
            worker.run(() -> clips(run, trial), desk.messages::refuse, desk.session.view::showGuests);
        }
    }

    private static GuestClips clips(RunSpec run, Trial trial) {
        List<Clip> made = MovingClip.clips(TrainingRun.heldOutClips(trial.of(run), DataFiles.source()));
        return new GuestClips(TrialViewModel.about(trial), made, trial, null);
    }

    /** Copies the run in view as it was last saved, and brings the copy into view unless something trains. */
    public void saveAs(Path target) {
        if (desk.inView().isEmpty()) {
            desk.messages.refuse(Texts.of("desk.save.none"));
            return;
        }
        Path source = desk.folder().orElse(null);
        Pretrained given = desk.bundled();
        Supplier<RunFolder> copying = () -> {
            RunFolder copy = source == null
                    ? given.copyTo(target)
                    : RunFolder.open(source).copyTo(target);
            String name = target.getFileName().toString();
            // The name that the user just gave it, everywhere.
            return copy.rename(runName(name, copy.spec().name()));
        };
        worker.run(copying, desk.messages::refuse, copy -> {
            if (!desk.transport.busy.get()) {
                desk.open(copy.path());
            }
            desk.messages.tell(Texts.of("desk.saved", copy.path()));
        });
    }

    /** Writes the run in view, as it was last saved, for another program. */
    public void exportFor(OtherProgram program, Path target) {
        if (desk.inView().isEmpty()) {
            desk.messages.refuse(Texts.of("desk.export.none"));
            return;
        }
        Path source = desk.folder().orElse(null);
        Pretrained given = desk.bundled();
        desk.messages.tell(Texts.of("desk.writing", target));
        Supplier<Path> writing = () -> {
            program.write(source == null ? null : RunFolder.open(source), given, target);
            return target;
        };
        worker.run(writing, desk.messages::refuse, written -> desk.messages.tell(program.written(written)));
    }

    /** Of the run in view, not taken yet. */
    public String nameFor(OtherProgram program) {
        String name = Home.folderName(desk.transport.runName.get()) + program.ending;
        return Home.free(start(), name).getFileName().toString();
    }

    /** New runs go there from now on. */
    public void useRuns(Path folder) {
        Supplier<Path> keeping = () -> {
            Path usable = SafeFile.writableFolder(folder).toAbsolutePath();
            preferences.change(known -> known.with("runs", usable.toString()));
            return usable;
        };
        worker.run(keeping, desk.messages::refuse, usable -> {
            desk.runs.set(usable);
            desk.messages.tell(Texts.of("desk.runs-kept", usable));
        });
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class)
                .map(OpenedRun::folder)
                .ifPresent(run ->
                        worker.execute(() -> preferences.change(known -> known.opened(run)), desk.messages::refuse));
    }

    public Path start() {
        return Files.isDirectory(desk.runs.get()) ? desk.runs.get() : Path.of(System.getProperty("user.home"));
    }

    /** "NAME copy", as a folder that is not there yet. */
    public String copyName() {
        String name = desk.transport.runName.get().replaceAll("[\\\\/:*?\"<>|]+", "-");
        return Home.free(start(), name + " copy").getFileName().toString();
    }

    /** Whom a run can be written for. */
    public enum OtherProgram {
        TENSORFLOW("-savedmodel"),
        TENSORBOARD("-tensorboard"),
        NUMPY("-weights.npz"),
        PYTHON("-python"),
        PROJECTOR("-codes"),
        AFTERIMAGE(SharedRun.ENDING);

        public final String entry = Texts.of(this);
        public final String title = Texts.of("desk.to." + name());
        final String ending;

        OtherProgram(String ending) {
            this.ending = ending;
        }

        String written(Path target) {
            return Texts.of("desk.to." + name() + ".written", target);
        }

        /** @param run as it was last saved; null for {@code given}, which has no folder */
        void write(RunFolder run, Pretrained given, Path target) {
            if (this == TENSORBOARD && run != null) {
                EventFile.write(run, target);
                return;
            }
            RunSpec spec = run == null ? given.spec() : run.spec();
            Checkpoint checkpoint =
                    run == null ? given.checkpoint() : this == AFTERIMAGE ? run.checkpoint() : run.shown();
            switch (this) {
                case TENSORFLOW -> SavedModelFolder.write(spec, checkpoint.weights(), target);
                case TENSORBOARD -> EventFile.write(spec, checkpoint, target);
                case AFTERIMAGE -> SharedRun.write(spec, checkpoint, run == null ? null : run.path(), target);
                case PYTHON -> PythonFolder.write(spec, checkpoint.weights(), target);
                case PROJECTOR -> {
                    Data data = DataFiles.source();
                    if (run != null) {
                        data.lookIn(run.path());
                    }
                    ProjectorFolder.write(spec, checkpoint.weights(), data, ProjectorFolder.USUAL, target);
                }
                case NUMPY -> NpzFile.write(target, checkpoint.weights(), Map.of());
            }
        }
    }
}
