package io.sallyport.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class OperatorLogProviderTest {
    private final OperatorLogProvider provider = new OperatorLogProvider();

    @Test
    void givesWhatTheConfiguratorSetsUp() {
        provider.initialize();
        LoggerContext context = (LoggerContext) provider.getLoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        assertThat(context.isStarted()).isTrue();
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
        assertThat(root.getAppender("OPERATOR").isStarted()).isTrue();
        assertThat(context.getLogger("io.netty.channel").getEffectiveLevel()).isEqualTo(Level.WARN);
        context.stop();
    }

    @Test
    void namesWhatItReplacesByTheInterfacesOfThatVersion() {
        assertThat(provider.getRequestedApiVersion()).startsWith("2.0.");
        assertThat(provider.getMDCAdapter()).isNotNull();
        assertThat(provider.getMarkerFactory().getMarker("m").getName()).isEqualTo("m");
    }
}
