package afterimage.app.home;

import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs that come with the program, trained by it. */
public final class Pretrained {
    private static final String FOLDER = "/afterimage/assets/pretrained/";

    private final String name;

    private Pretrained(String name) {
        this.name = name;
    }

    /** The run that is shown at the first start. */
    public static Pretrained first() {
        return new Pretrained("first-light");
    }

    /** The settings of such a run for one that begins anew, whose name does not say that it is trained. */
    public static RunSpec untrained(RunSpec spec) {
        return spec.withName(spec.name().replace(", trained", ""));
    }

    public RunSpec spec() {
        try (InputStream in = open("run.json")) {
            return SpecJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own run " + name + " cannot be read", e);
        }
    }

    public Checkpoint checkpoint() {
        try (InputStream in = open("checkpoint.npz")) {
            return Checkpoint.read(in, name);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own run " + name + " cannot be read", e);
        }
    }

    /** Makes a run of the user's of it. */
    public RunFolder copyTo(Path target) {
        RunFolder copy = RunFolder.create(target, spec());
        copy.save(checkpoint());
        return copy;
    }

    private InputStream open(String file) throws IOException {
        InputStream in = Pretrained.class.getResourceAsStream(FOLDER + name + "/" + file);
        if (in == null) {
            throw new IOException("missing: " + name + "/" + file);
        }
        return in;
    }
}
