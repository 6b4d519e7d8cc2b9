package io.sallyport.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NettyLinesTest {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void configure() {
        new OperatorLogConfigurator().configure(context);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        lines.start();
        root.addAppender(lines);
    }

    private List<String> lines() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void eachOfNettysClassesHasOneInAWhile() {
        for (int i = 0; i < 1000; i++) {
            context.getLogger("io.netty.handler.ssl.SslHandler").warn("{} timed out {}", "channel", i);
            context.getLogger("io.netty.util.concurrent.DefaultPromise").warn("failed", new IllegalStateException());
        }

        assertThat(lines()).containsExactly("channel timed out 0", "failed");
    }

    /** What is not written takes nobody's turn. */
    @Test
    void whatIsBelowItsLevelDoesNotCount() {
        Logger netty = context.getLogger("io.netty.handler.ssl.SslHandler");
        netty.info("one");
        assertThat(netty.isWarnEnabled()).isTrue();

        netty.warn("two");

        assertThat(lines()).containsExactly("two");
    }

    @Test
    void theGatewaysOwnAreAllWritten() {
        for (int i = 0; i < 3; i++) {
            context.getLogger("io.sallyport.gateway.Test").info("line {}", i);
        }

        assertThat(lines()).containsExactly("line 0", "line 1", "line 2");
    }
}
