package io.sallyport.gateway.run;

import io.sallyport.core.session.Authentication;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.tls.TlsListeners;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a configuration names, loaded and checked, before anything listens.
 *
 * @param configuration what was read
 * @param methods the configured methods, ready
 * @param policy who may pass
 * @param tls what listeners show
 * @param closing closes all of it
 */
record Components(
        GatewayConfiguration configuration,
        Map<String, AuthenticationMethod> methods,
        LoadedPolicy policy,
        TlsListeners tls,
        Closing closing)
        implements AutoCloseable {

    Authentication authentication() {
        Optional<GroupLookup> lookup = configuration
                .groupLookup()
                .map(methods::get)
                .filter(GroupLookup.class::isInstance)
                .map(GroupLookup.class::cast);
        return new Authentication(methods, lookup);
    }

    @Override
    public void close() {
        closing.close();
    }
}
