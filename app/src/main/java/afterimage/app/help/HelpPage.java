package afterimage.app.help;

import java.util.List;

/** One page of Help. */
public record HelpPage(String title, List<HelpBlock> blocks) {}
