package io.sallyport.auth.none;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;

/** Makes the method {@code none}. */
public final class NoneMethodFactory implements AuthenticationMethodFactory<NoneConfig> {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public Class<NoneConfig> configType() {
        return NoneConfig.class;
    }

    @Override
    public AuthenticationMethod create(NoneConfig config, PluginContext context) {
        return new NoneMethod(config, context.clock());
    }
}
