package io.sallyport.auth.none;

import io.sallyport.auth.none.CertificateName.Source;
import io.sallyport.core.spi.auth.AuthenticationMethodContract;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.Conversation;
import java.util.List;
import java.util.Optional;

class NoneMethodContractTest extends AuthenticationMethodContract<NoneConfig> {
    @Override
    protected AuthenticationMethodFactory<NoneConfig> factory() {
        return new NoneMethodFactory();
    }

    @Override
    protected NoneConfig configuration() {
        return new NoneConfig(List.of(new CertificateName(Source.COMMON_NAME, Optional.empty(), Optional.empty())));
    }

    @Override
    protected List<Conversation> conversations() {
        return List.of(Conversation.named("says nothing").sends().isAccepted("anonymous"));
    }
}
