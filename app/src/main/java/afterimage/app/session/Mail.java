package afterimage.app.session;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened since the last delivery, at most one of each kind. If a run came into view, all of it is of that run. */
public final class Mail {
    private final Map<Class<?>, News> news;

    Mail(Map<Class<?>, News> news) {
        this.news = Map.copyOf(news);
    }

    public <T extends News> Optional<T> of(Class<T> kind) {
        return Optional.ofNullable(kind.cast(news.get(kind)));
    }

    public boolean hasAny(Class<?>... kinds) {
        return Stream.of(kinds).anyMatch(news::containsKey);
    }
}
