package afterimage.app.home;

import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.evaluate.OutputFile;
import afterimage.engine.file.Packaged;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.HeldOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run that comes with the program, trained by it; {@code name} is that of its folder, e.g. {@code first-light}. */
public record Pretrained(String name) {
    private static final String FOLDER = "assets/pretrained/";
    private static final String MOMENTS = "/moments";

    /** The run that is shown at the first start. */
    public static Pretrained first() {
        return all().get(0);
    }

    /** All of them, that of the first start first. */
    public static List<Pretrained> all() {
        return Packaged.index("assets/pretrained").stream().map(Pretrained::new).toList();
    }

    public static Optional<Pretrained> named(String name) {
        return all().stream().filter(run -> run.name.equals(name)).findFirst();
    }

    /** The settings of such a run for one that begins anew, whose name does not say that it is trained. */
    public static RunSpec untrained(RunSpec spec) {
        return spec.with("name", spec.name().replace(", trained", ""));
    }

    public RunSpec spec() {
        return SpecJson.read(Packaged.text(FOLDER + name + "/run.json"), name);
    }

    public Checkpoint checkpoint() {
        return read("/checkpoint.npz", Checkpoint::read);
    }

    /** What the one of the first start makes of its held-out clips, to be shown until its model has been made. */
    public Optional<HeldOut> outputs() {
        return name.equals(first().name) ? Optional.of(read("/outputs.npz", OutputFile::read)) : Optional.empty();
    }

    /** What it is, how it was made and what it cannot do, as Markdown with a paragraph a line. */
    public String card() {
        return Texts.file(FOLDER + name + "/CARD.md");
    }

    private interface Reader<T> {
        T read(InputStream in, String name) throws IOException;
    }

    private <T> T read(String file, Reader<T> reader) {
        try (InputStream in = Packaged.open(FOLDER + name + file)) {
            return reader.read(in, name + file);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + name + file + " cannot be read", e);
        }
    }

    /** Steps of its moments that come along, ascending: those of {@code moments/index.txt}, and the last; or none. */
    public List<Long> moments() {
        String folder = FOLDER + name + MOMENTS;
        if (!Packaged.has(folder + "/index.txt")) {
            return List.of();
        }
        Stream<Long> past = Packaged.index(folder).stream().map(file -> Long.valueOf(file.replaceAll("\\D", "")));
        return Stream.concat(past, Stream.of(checkpoint().state().step())).toList();
    }

    /** Where its training was at one of {@link #moments()}. */
    public Checkpoint moment(long step) {
        String file = MOMENTS + Words.of("/step-%09d.npz", step);
        return Packaged.has(FOLDER + name + file) ? read(file, Checkpoint::read) : checkpoint();
    }

    public RunFolder copyTo(Path target) {
        RunFolder copy = branchTo(target, Long.MAX_VALUE, spec());
        if (!copy.hasCheckpoint()) {
            copy.save(checkpoint());
        }
        return copy;
    }

    /** Makes a run of the user's that goes on from one of its moments, with those before it. */
    public RunFolder branchTo(Path target, long step, RunSpec renamed) {
        RunFolder branch = RunFolder.create(target, renamed);
        // Each save is kept as a moment too.
        moments().stream().filter(each -> each <= step).map(this::moment).forEach(branch::save);
        return branch;
    }
}
