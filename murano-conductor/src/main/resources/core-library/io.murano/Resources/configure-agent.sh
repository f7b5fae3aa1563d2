
# shellcheck shell=sh
# Written by Murano: configures the agent and starts it. Host %INTERNAL_HOSTNAME%, server %MURANO_SERVER_ADDRESS%.
service murano-agent stop >/dev/null 2>&1

mkdir -p /etc/murano/certs /var/murano/plans
echo '%AGENT_CONFIG_BASE64%' | base64 -d > /etc/murano/agent.conf
echo '%CA_ROOT_CERT_BASE64%' | base64 -d > /etc/murano/certs/ca_certs
chmod 664 /etc/murano/agent.conf /etc/murano/certs/ca_certs

service murano-agent start
