package afterimage.app.home;

import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.OutputFile;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.HeldOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs that come with the program, trained by it. */
public final class Pretrained {
    private static final String FOLDER = "/afterimage/assets/pretrained/";

    private final String name;

    private Pretrained(String name) {
        this.name = name;
    }

    /** The run that is shown at the first start. */
    public static Pretrained first() {
        return all().get(0);
    }

    /** All of them, that of the first start first. */
    public static List<Pretrained> all() {
        try (InputStream in = open("index.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Pretrained::new)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the list of the program's own runs cannot be read", e);
        }
    }

    /** The one with this name, e.g. {@code first-light}. */
    public static Optional<Pretrained> named(String name) {
        return all().stream().filter(run -> run.name.equals(name)).findFirst();
    }

    public String name() {
        return name;
    }

    /** The settings of such a run for one that begins anew, whose name does not say that it is trained. */
    public static RunSpec untrained(RunSpec spec) {
        return spec.withName(spec.name().replace(", trained", ""));
    }

    public RunSpec spec() {
        try (InputStream in = open(name + "/run.json")) {
            return SpecJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own run " + name + " cannot be read", e);
        }
    }

    public Checkpoint checkpoint() {
        try (InputStream in = open(name + "/checkpoint.npz")) {
            return Checkpoint.read(in, name);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own run " + name + " cannot be read", e);
        }
    }

    /** What it makes of its held-out clips, if that comes along; to be shown until its model has been made. */
    public Optional<HeldOut> outputs() {
        String file = name + "/outputs.npz";
        if (Pretrained.class.getResource(FOLDER + file) == null) {
            return Optional.empty();
        }
        try (InputStream in = open(file)) {
            return Optional.of(OutputFile.read(in, file));
        } catch (IOException e) {
            throw new IllegalStateException("the output of the program's own run " + name + " cannot be read", e);
        }
    }

    /** What it is, how it was made and what it cannot do, as Markdown with a paragraph a line. */
    public String card() {
        try (InputStream in = open(name + "/CARD.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the card of the program's own run " + name + " cannot be read", e);
        }
    }

    /** Makes a run of the user's of it. */
    public RunFolder copyTo(Path target) {
        RunFolder copy = RunFolder.create(target, spec());
        copy.save(checkpoint());
        return copy;
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = Pretrained.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IOException("missing: " + file);
        }
        return in;
    }
}
