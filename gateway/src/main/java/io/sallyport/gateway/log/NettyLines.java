package io.sallyport.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.sallyport.core.log.RateLimitedLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Of what a class of Netty reports, one line in ten seconds: some of it is one line for each connection, and who has many connections
 * fail, or all descriptors used up, must not fill a disk.
 */
final class NettyLines extends TurboFilter {
    static final String LOGGERS = "io.netty";

    private final Map<String, RateLimitedLog> lines = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        boolean asksOnly = format == null;
        if (asksOnly
                || !logger.getName().startsWith(LOGGERS + ".")
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        AtomicBoolean isTime = new AtomicBoolean();
        lines.computeIfAbsent(logger.getName(), name -> new RateLimitedLog()).event(count -> isTime.set(true));
        return isTime.get() ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
