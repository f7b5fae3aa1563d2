"""Fills a fresh Keystone: the service user, the catalogue entry of Murano, a project to play in.

usage: keystone_setup.py KEYSTONE_URL MURANO_URL
Passwords come from the environment: KEYSTONE_ADMIN_PASSWORD, MURANO_SERVICE_PASSWORD,
MURANO_DEMO_PASSWORD.
"""
import os
import sys

from keystoneauth1 import session
from keystoneauth1.identity import v3
from keystoneclient.v3 import client


def main(keystone_url, murano_url):
    auth = v3.Password(
        auth_url=keystone_url, username='admin', password=os.environ['KEYSTONE_ADMIN_PASSWORD'],
        project_name='admin', user_domain_id='default', project_domain_id='default')
    keystone = client.Client(session=session.Session(auth=auth), interface='public')

    roles = {role.name: role for role in keystone.roles.list()}
    for name in ('admin', 'member', 'reader', 'service'):
        if name not in roles:
            roles[name] = keystone.roles.create(name)

    service_project = keystone.projects.create('service', 'default')
    demo_project = keystone.projects.create('demo', 'default')
    murano = keystone.users.create(
        'murano', domain='default', password=os.environ['MURANO_SERVICE_PASSWORD'],
        default_project=service_project)
    demo = keystone.users.create(
        'demo', domain='default', password=os.environ['MURANO_DEMO_PASSWORD'],
        default_project=demo_project)
    keystone.roles.grant(roles['admin'], user=murano, project=service_project)
    keystone.roles.grant(roles['service'], user=murano, project=service_project)
    keystone.roles.grant(roles['member'], user=demo, project=demo_project)

    service = keystone.services.create('murano', type='application-catalog')
    for interface in ('public', 'internal', 'admin'):
        keystone.endpoints.create(service, murano_url, interface=interface, region='RegionOne')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
