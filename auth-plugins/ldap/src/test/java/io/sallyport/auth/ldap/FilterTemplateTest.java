package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTemplateTest {
    private static String fill(String template, String user) throws ConfigurationException {
        return FilterTemplate.parse("filter", template)
                .fill(Map.of(FilterTemplate.USER, user, FilterTemplate.DN, "uid=x"))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(uid={user}) ; * ; (uid=\\2a)",
                "(uid={user}) ; *)(uid=* ; (uid=\\2a\\29\\28uid=\\2a)",
                "(|(uid={user})(mail={user}@x)) ; a ; (|(uid=a)(mail=a@x))",
                "(&(a=b)(!(uid={user}))) ; a) ; (&(a=b)(!(uid=a\\29)))",
                "(member:1.2.3:={dn}) ; a ; (member:1.2.3:=uid=x)",
                "(&(a=*)(uid={user})) ; {dn} ; (&(a=*)(uid={dn}))"
            })
    void makesOneValueOfAName(String template, String user, String filled) throws ConfigurationException {
        assertThat(fill(template, user)).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(uid=alice)",
                "(uid={user}*)",
                "({user}=a)",
                "(uid>={user})",
                "uid={user})",
                "",
                "(&(uid={user})(x=*{user}))"
            })
    void refusesATemplateWithoutAPlaceForAValue(String template) {
        assertThatThrownBy(() -> FilterTemplate.parse("filter", template)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void doesNotLookAgainAtWhatANameBrings() throws ConfigurationException {
        assertThat(fill("(uid={user})", "{user}{dn}")).isEqualTo("(uid={user}{dn})");
    }
}
