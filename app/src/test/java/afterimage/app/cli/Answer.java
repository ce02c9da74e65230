package afterimage.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** What one command answered: its exit code and what it wrote to both streams. */
record Answer(int code, String out, String err) {
    static Answer afterimage(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = AfterimageCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), null, words);
        return new Answer(code, out.toString(), err.toString());
    }

    /** The answer of a command that must succeed. */
    static Answer done(Object... args) {
        Answer answer = afterimage(args);
        assertEquals(0, answer.code, answer.err);
        return answer;
    }
}
